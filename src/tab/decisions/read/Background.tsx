import { Blocks } from '../../minutes/Blocks'
import { useTab } from '../../tab-context'
import type { PartProps } from './use-act'

/** Why the decision is wanted, and what to read about it. */
export function Background({ page: { background, links } }: PartProps) {
  const { t } = useTab()
  if (!background.trim() && links.length === 0) return null
  return (
    <div className="paper">
      {background.trim() && (
        <section className="part" aria-labelledby="background">
          <h2 id="background">{t('tabDecisions.read.background')}</h2>
          <Blocks text={background} />
        </section>
      )}
      {links.length > 0 && (
        <section className="part" aria-labelledby="links">
          <h2 id="links">{t('tabDecisions.read.links')}</h2>
          <ul>
            {links.map(({ title, url }) => (
              <li key={url} dir="auto">
                <a href={url} target="_blank" rel="noreferrer">
                  {title || url}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
