/** What a route answers: JSON, or a file. */
export type Answer =
  | { readonly status: number; readonly body: unknown }
  | { readonly status: 200; readonly file: Buffer; readonly contentType: string; readonly fileName: string }

export function ok(body: unknown): Answer {
  return { status: 200, body }
}
