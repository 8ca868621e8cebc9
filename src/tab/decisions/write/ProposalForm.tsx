import { Checkbox, Field, Input, Select, Textarea } from '@fluentui/react-components'
import type { Mandate } from '../../../decisions/state'
import { useTab, useWords } from '../../tab-context'
import {
  EMPTY_LINK,
  EMPTY_MANDATE,
  FIELD,
  LIMITS,
  linkField,
  MOST,
  type ProposalDraft,
  type Wrong,
} from './proposal-draft'
import { Rows } from './Rows'

interface ProposalFormProps {
  readonly draft: ProposalDraft
  readonly wrong: readonly Wrong[]
  /** Whether a last day to answer is chosen here; a matter that comes back is given one when it is taken up. */
  readonly withDeadline: boolean
  onChange(draft: ProposalDraft): void
}

/** The fields of a proposal, what is decided first. */
export function ProposalForm({ draft, wrong, withDeadline, onChange }: ProposalFormProps) {
  const { me, t } = useTab()
  const sayWrong = useWrong(wrong)
  const set = (change: Partial<ProposalDraft>) => onChange({ ...draft, ...change })
  return (
    <>
      <div className="paper form">
        <Field label={t('tabDecisions.write.titleLabel')} required {...sayWrong(FIELD.title)}>
          <Input
            id={FIELD.title}
            dir="auto"
            value={draft.title}
            onChange={(_, { value }) => set({ title: value })}
          />
        </Field>
        <Long
          id={FIELD.text}
          label={t('tabDecisions.write.text')}
          hint={t('tabDecisions.write.textHint')}
          value={draft.text}
          wrong={sayWrong(FIELD.text)}
          onChange={(text) => set({ text })}
        />
        <Long
          id={FIELD.background}
          label={t('tabDecisions.write.background')}
          hint={t('tabDecisions.write.backgroundHint')}
          value={draft.background}
          wrong={sayWrong(FIELD.background)}
          onChange={(background) => set({ background })}
        />
        <Field label={t('tabDecisions.write.process')}>
          <Select value={draft.process} onChange={(_, { value }) => set({ process: value })}>
            <option value="">{t('tabDecisions.write.noProcess')}</option>
            {me.plan.processes.map((p) => (
              <option key={p.number} value={p.number}>
                {p.number} {p.title}
              </option>
            ))}
          </Select>
        </Field>
        <Links draft={draft} set={set} sayWrong={sayWrong} />
        <Mandates draft={draft} set={set} />
        <Long
          id={FIELD.recipients}
          label={t('tabDecisions.write.recipients')}
          hint={t('tabDecisions.write.recipientsHint')}
          value={draft.recipients.join('\n')}
          wrong={sayWrong(FIELD.recipients)}
          onChange={(value) => set({ recipients: value === '' ? [] : value.split('\n') })}
        />
      </div>
      <div className="paper form">
        <Favours draft={draft} set={set} />
        <Checkbox
          checked={draft.sealed}
          label={
            <>
              {t('tabDecisions.write.sealed')}
              <br />
              <span className="quiet small">{t('tabDecisions.write.sealedHint')}</span>
            </>
          }
          onChange={(_, { checked }) => set({ sealed: checked === true })}
        />
        {withDeadline && <Deadline draft={draft} set={set} />}
      </div>
    </>
  )
}

interface PartProps {
  readonly draft: ProposalDraft
  set(change: Partial<ProposalDraft>): void
}

type SayWrong = (field: string) => { validationMessage?: string }

/** Says what is wrong with a field, in words. */
function useWrong(wrong: readonly Wrong[]): SayWrong {
  const { t } = useTab()
  return (field) => {
    const found = wrong.find((w) => w.field === field)
    if (!found) return {}
    const { is, length = 0, max = 0 } = found
    if (is === 'missing') return { validationMessage: t('tabDecisions.write.titleMissing') }
    if (is === 'not-an-address') return { validationMessage: t('tabDecisions.write.linkWrong') }
    if (is === 'too-many') return { validationMessage: t('tabDecisions.write.tooManyRows', { length, max }) }
    const key = field === FIELD.text ? 'tabDecisions.write.textTooLong' : 'tabDecisions.write.tooLong'
    return { validationMessage: t(key, { length, max }) }
  }
}

interface LongProps {
  readonly id: string
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly wrong: { validationMessage?: string }
  onChange(value: string): void
}

function Long({ id, label, hint, value, wrong, onChange }: LongProps) {
  return (
    <Field label={label} hint={hint} {...wrong}>
      <Textarea
        id={id}
        className="grow"
        dir="auto"
        // Browsers that cannot let a field follow its text get a line for each line of it.
        rows={Math.min(20, Math.max(2, value.split('\n').length))}
        value={value}
        onChange={(_, data) => onChange(data.value)}
      />
    </Field>
  )
}

function Links({ draft, set, sayWrong }: PartProps & { sayWrong: SayWrong }) {
  const { t } = useTab()
  return (
    <Rows
      legend={t('tabDecisions.write.links')}
      rows={draft.links}
      most={MOST.links}
      empty={EMPTY_LINK}
      addLabel={t('tabDecisions.write.addLink')}
      rowName={(no) => t('tabDecisions.write.link', { no })}
      onChange={(links) => set({ links })}
    >
      {(link, index, change) => (
        <div className="fact-fields">
          <Field label={t('tabDecisions.write.linkTitle')}>
            <Input
              dir="auto"
              maxLength={LIMITS.line}
              value={link.title}
              onChange={(_, { value }) => change({ title: value })}
            />
          </Field>
          <Field label={t('tabDecisions.write.linkUrl')} {...sayWrong(linkField(index))}>
            <Input
              id={linkField(index)}
              type="url"
              placeholder="https://"
              value={link.url}
              onChange={(_, { value }) => change({ url: value })}
            />
          </Field>
        </div>
      )}
    </Rows>
  )
}

function Mandates({ draft, set }: PartProps) {
  const { t } = useTab()
  return (
    <Rows<Mandate>
      legend={t('tabDecisions.write.mandates')}
      rows={draft.mandates}
      most={MOST.mandates}
      empty={EMPTY_MANDATE}
      addLabel={t('tabDecisions.write.addMandate')}
      rowName={(no) => t('tabDecisions.write.mandate', { no })}
      onChange={(mandates) => set({ mandates })}
    >
      {(mandate, _, change) => (
        <div className="fact-fields">
          <Field
            className="whole"
            label={t('tabDecisions.write.mandateBody')}
            hint={t('tabDecisions.write.mandateBodyHint')}
          >
            <Input
              dir="auto"
              maxLength={LIMITS.line}
              value={mandate.body}
              onChange={(_event, { value }) => change({ body: value })}
            />
          </Field>
          <Field label={t('tabDecisions.write.mandateParagraph')}>
            <Input
              placeholder="§ 25"
              maxLength={20}
              value={mandate.paragraph}
              onChange={(_event, { value }) => change({ paragraph: value })}
            />
          </Field>
          <Field label={t('tabDecisions.write.mandateDnr')}>
            <Input
              placeholder="KS 2024-234"
              maxLength={60}
              value={mandate.dnr}
              onChange={(_event, { value }) => change({ dnr: value })}
            />
          </Field>
          <Field label={t('tabDecisions.write.mandateDate')}>
            <Input
              type="date"
              value={mandate.date}
              onChange={(_event, { value }) => change({ date: value })}
            />
          </Field>
        </div>
      )}
    </Rows>
  )
}

/** Asked, not assumed: which administrations the proposal favours. */
function Favours({ draft, set }: PartProps) {
  const { me, t } = useTab()
  const { askedOfConflict } = draft
  const toggle = (id: string, on: boolean) =>
    set({ askedOfConflict: on ? [...askedOfConflict, id] : askedOfConflict.filter((other) => other !== id) })
  return (
    <fieldset className="choices">
      <legend>{t('tabDecisions.write.favours')}</legend>
      <p className="quiet small">{t('tabDecisions.write.favoursHint')}</p>
      {me.plan.administrations.map(({ id, name }) => (
        <Checkbox
          key={id}
          label={name}
          checked={askedOfConflict.includes(id)}
          onChange={(_, { checked }) => toggle(id, checked === true)}
        />
      ))}
    </fieldset>
  )
}

function Deadline({ draft, set }: PartProps) {
  const { me, t } = useTab()
  const { day } = useWords()
  const said = draft.deadline ? t('tabDecisions.write.deadlineSaid', { day: day(draft.deadline) }) : ''
  return (
    <Field label={t('tabDecisions.write.deadline')} hint={said || t('tabDecisions.write.deadlineHint')}>
      <Input
        type="date"
        className="day-input"
        min={me.today}
        value={draft.deadline}
        onChange={(_, { value }) => set({ deadline: value })}
      />
    </Field>
  )
}
