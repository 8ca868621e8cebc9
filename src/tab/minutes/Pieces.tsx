import type { Piece } from '../../documents/word-pieces'
import { useTab } from '../tab-context'

/** A difference word by word: marked by line and sign, and in words for those who listen. */
export function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  const { t } = useTab()
  return (
    <p className="pieces" dir="auto">
      {pieces.map((piece, i) => {
        if (piece.kind === 'same') return <span key={i}>{piece.text}</span>
        const added = piece.kind === 'added'
        const Mark = added ? 'ins' : 'del'
        return (
          <Mark key={i}>
            <span className="unseen">{t(added ? 'tab.compare.addedStart' : 'tab.compare.removedStart')}</span>
            <span aria-hidden="true">{added ? '+' : '−'}</span>
            {piece.text}
            <span className="unseen">{t('tab.compare.end')}</span>
          </Mark>
        )
      })}
    </p>
  )
}
