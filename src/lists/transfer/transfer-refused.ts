/** Why a store is not exported or imported. Stable. */
export type TransferCode =
  | 'store-missing'
  | 'target-not-empty'
  | 'changed-meanwhile'
  | 'no-manifest'
  | 'manifest-unreadable'
  | 'newer-format'
  | 'unknown-list'
  | 'unknown-column'
  | 'other-kind'
  | 'file-missing'
  | 'file-changed'
  | 'count-differs'
  | 'row-unreadable'
  | 'row-does-not-fit'
  | 'duplicate-value'
  | 'row-in-the-way'

/** An export or import that is not done; its message is a whole sentence for whoever started it. */
export class TransferRefused extends Error {
  readonly code: TransferCode
  constructor(code: TransferCode, sentence: string, cause?: unknown) {
    super(sentence, { cause })
    this.code = code
  }
}
