/** What goes with a vote that is passed on. */
export function Instruction({ text, label }: { text: string; label: string }) {
  if (!text) return null
  return (
    <p>
      <span className="quiet">{label} </span>
      <span dir="auto" className="lines">
        ”{text}”
      </span>
    </p>
  )
}
