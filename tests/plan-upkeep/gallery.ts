import type { CardView } from '../../src/cards/view'
import type { RegistryProblem } from '../../src/plan/last-good-rows'
import { badRowCard, mendedRowCard, type RowView } from '../../src/plan-upkeep/cards'
import type { Card } from '../../src/reconcile/posting'

export const PERSON_ROW: RowView = {
  matter: { list: 'People', row: '12' },
  inForce: 'Alva Nilsson',
  link: 'https://kommun.sharepoint.example/sites/plan/Lists/People',
}
const PROCESS_ROW: RowView = {
  ...PERSON_ROW,
  matter: { list: 'Processes', row: '3' },
  inForce: '2.8.3 Kommunikation',
}
const ADMINISTRATION_ROW: RowView = {
  ...PERSON_ROW,
  matter: { list: 'Administrations', row: '5' },
  inForce: 'Kultur och fritid',
}

/** A problem with a person's roles, changed as the test needs it. */
export function problem(more: Partial<RegistryProblem> = {}): RegistryProblem {
  return {
    list: 'People',
    row: '12',
    label: 'Alva Nilsson',
    column: 'Roles',
    typed: 'chef',
    code: 'unknown-role',
    others: [],
    lastGoodInForce: true,
    since: '2026-03-18T12:00:00.000Z',
    ...more,
  }
}

const inProcess = (more: Partial<RegistryProblem>) =>
  problem({ list: 'Processes', row: '3', label: '2.8.3 Kommunikation', ...more })

/** Every kind of card about a row, as the gallery of all cards shows them. */
export const UPKEEP_GALLERY: Readonly<Record<string, (view: CardView) => Card>> = {
  'bad row: unknown role': (view) => badRowCard([problem()], PERSON_ROW, view),
  'bad row: new, three faults and more': (view) =>
    badRowCard(
      [
        problem({ label: '', column: 'Name', typed: '', code: 'missing', lastGoodInForce: false }),
        problem({ column: 'Administration', typed: 'Barn & utbildning', code: 'unknown-administration' }),
        problem({ column: 'Processes', typed: '2.8.9; 2.7', code: 'unknown-process' }),
        problem({ column: 'EntraId', typed: 'alva@example.org', code: 'no-entra-id' }),
      ],
      { ...PERSON_ROW, inForce: undefined, link: undefined },
      view,
    ),
  'bad row: status of a process': (view) =>
    badRowCard([inProcess({ column: 'Status', typed: 'klar', code: 'unknown-status' })], PROCESS_ROW, view),
  'bad row: renumbered though used': (view) =>
    badRowCard(
      [
        inProcess({
          column: 'Number',
          typed: '2.8.9',
          code: 'changed-but-needed',
          others: ['Ines Moreno', 'Amir Karimi', 'Fatima Noor', 'Bo Lind', 'Eva Tjäder', 'Alma Steen'],
        }),
      ],
      PROCESS_ROW,
      view,
    ),
  'bad row: removed though used': (view) =>
    badRowCard(
      [
        problem({
          list: 'Administrations',
          label: 'Kultur och fritid',
          column: '',
          typed: '',
          code: 'removed-but-needed',
          others: ['Alma Steen', '2.1.1 Föräldrastöd'],
        }),
      ],
      ADMINISTRATION_ROW,
      view,
    ),
  'mended row': (view) => mendedRowCard(PERSON_ROW, view),
  'row that is gone': (view) => mendedRowCard({ ...PERSON_ROW, inForce: undefined }, view),
}
