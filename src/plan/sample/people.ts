import type { Person } from '../model'
import { sampleProcesses } from './processes'

/** Invented people of each administration, in the order in which they became ambassadors. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  kson: [
    'Alva Nilsson',
    'Bo Lind',
    'Cecilia Åkerblom',
    'David Öberg',
    'Ellen Strand',
    'Farid Haddad',
    'Greta Sjöholm',
    'Hugo Bäck',
    'Ines Moreno',
    'Jonas Ek',
    'Karin Wallin',
    'Leif Sandgren',
    'Maja Häggström',
    'Nils Åström',
    'Olivia Berg',
    'Per Ström',
    'Rana Aziz',
    'Stina Lövgren',
    'Tore Malm',
    'Ulla Hedman',
    'Viktor Sund',
    'Ylva Norén',
    'Zara Kaya',
    'Åke Forsberg',
    'Ängla Rosén',
    'Örjan Blom',
  ],
  soc: [
    'Anna Friberg',
    'Bengt Sköld',
    'Camilla Dahl',
    'Emil Vik',
    'Fatima Noor',
    'Gunilla Asp',
    'Henrik Ljung',
    'Ida Palm',
    'Johan Kvist',
    'Lena Molin',
    'Mats Rydell',
    'Nora Grahn',
  ],
  ksk: [
    'Agnes Hallberg',
    'Björn Edlund',
    'Disa Melin',
    'Erik Fors',
    'Frida Stål',
    'Gustav Brandt',
    'Hanna Lilja',
    'Ivar Högberg',
    'Ella Söder',
  ],
  bou: [
    'Amir Karimi',
    'Britta Lund',
    'Daniel Ahl',
    'Eva Tjäder',
    'Filip Norberg',
    'Gerd Sand',
    'Hedda Wik',
    'Isak Björk',
  ],
  kof: ['Alma Steen', 'Boris Vinter', 'Clara Fält', 'Edvin Roos', 'Freja Holm'],
}

const entraId = (n: number) => `5a3b1c00-0000-4000-8000-${String(n).padStart(12, '0')}`
const personId = (administration: string, index: number) =>
  `${administration}-${String(index + 1).padStart(2, '0')}`

/** The steering group: eight delegates, one or two an administration; KSON's chairs. They count as ambassadors too (final report §9.2, §9.4). */
const STEERING: readonly (readonly [string, string])[] = [
  ['Marianne Ekdal', 'kson'],
  ['Rolf Sandström', 'kson'],
  ['Susanne Björkman', 'soc'],
  ['Peter Wester', 'soc'],
  ['Katarina Linde', 'ksk'],
  ['Oskar Frisk', 'ksk'],
  ['Helena Törn', 'bou'],
  ['Magnus Dal', 'kof'],
]

/** One process leader from each organisation, a controller, and two guests. */
const OTHERS: readonly Omit<Person, 'entraId'>[] = [
  {
    id: 'leader-kson',
    name: 'Sara Lindqvist',
    administration: 'kson',
    roles: ['process-leader', 'ambassador'],
    processes: [],
    language: 'sv',
  },
  {
    id: 'leader-kommun',
    name: 'Anders Hagman',
    administration: 'ksk',
    roles: ['process-leader', 'ambassador'],
    processes: [],
    language: 'sv',
  },
  {
    id: 'controller',
    name: 'Lisbeth Öman',
    administration: 'ksk',
    roles: ['controller'],
    processes: [],
    language: 'sv',
  },
  {
    id: 'guest-direktor',
    name: 'Tomas Rehn',
    administration: 'ksk',
    roles: ['guest'],
    processes: [],
    language: 'sv',
  },
  {
    id: 'guest-partner',
    name: 'Emma Clarke',
    administration: 'kson',
    roles: ['guest'],
    processes: [],
    language: 'en',
  },
]

const STEERING_IDS = STEERING.map((_, i) => (i === 0 ? 'steering-chair' : `steering-${i + 1}`))

function steering(): readonly Omit<Person, 'entraId'>[] {
  return STEERING.map(([name, administration], i) => ({
    id: STEERING_IDS[i] ?? '',
    name,
    administration,
    roles:
      i === 0
        ? (['steering-member', 'steering-chair', 'ambassador'] as const)
        : (['steering-member', 'ambassador'] as const),
    processes: [],
    language: 'sv',
  }))
}

function ambassadors(): readonly Omit<Person, 'entraId'>[] {
  return Object.entries(NAMES).flatMap(([administration, names]) =>
    names.map((name, i) => ({
      id: personId(administration, i),
      name,
      administration,
      roles: ['ambassador'] as const,
      processes: processesOf(administration, i, names.length),
      language: 'sv' as const,
    })),
  )
}

/** Gives each process of an administration two of its people in turn (the final report tells of one to four, §9.4). */
function processesOf(administration: string, index: number, people: number): readonly string[] {
  const own = sampleProcesses.filter((p) => p.administrations.includes(administration)).map((p) => p.number)
  return own.filter((_, i) => (2 * i + 2) % people === index || (2 * i + 3) % people === index)
}

export const samplePeople: readonly Person[] = [...OTHERS, ...steering(), ...ambassadors()].map(
  (person, i) => ({
    ...person,
    entraId: entraId(i + 1),
  }),
)
