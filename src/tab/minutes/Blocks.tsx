import type { ReactNode } from 'react'
import { type Block, parseBlocks } from '../../documents/blocks'

/** Sets the plain text of a section: paragraphs, lists and subheadings. Nothing in it is read as markup. */
export function Blocks({ text }: { text: string }) {
  return <>{grouped(parseBlocks(text)).map(asElement)}</>
}

function asElement(group: readonly Block[], key: number): ReactNode {
  const [first] = group
  if (first?.kind === 'bullet') return <ul key={key}>{group.map(asItem)}</ul>
  if (first?.kind === 'numbered') return <ol key={key}>{group.map(asItem)}</ol>
  if (first?.kind === 'subheading')
    return (
      <h3 key={key} dir="auto">
        {first.text}
      </h3>
    )
  return (
    <p key={key} dir="auto" className="lines">
      {first?.text}
    </p>
  )
}

function asItem(block: Block, key: number) {
  // The number stands as it was written, even where the list begins at three.
  const value = block.number === undefined ? undefined : Number(block.number)
  return (
    <li key={key} dir="auto" value={value}>
      {block.text}
    </li>
  )
}

/** Neighbouring items of one kind of list belong together. */
function grouped(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const groups: Block[][] = []
  for (const block of blocks) {
    const last = groups.at(-1)
    const isItem = block.kind === 'bullet' || block.kind === 'numbered'
    if (isItem && last?.[0]?.kind === block.kind) last.push(block)
    else groups.push([block])
  }
  return groups
}
