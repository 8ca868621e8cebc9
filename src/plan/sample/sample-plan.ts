import type { PlanData, Process } from '../model'
import { samplePeople } from './people'
import { sampleProcesses } from './processes'

/** Which of the two process leaders leads the processes of each lead administration (final report §9.5). */
const LEADER: Readonly<Record<string, string>> = { kson: 'leader-kson', soc: 'leader-kson' }

/** The plan that local mode begins with: real numbers and statuses, invented people and words. `channels` names the Teams channel of a process. */
export function samplePlan(channels: Readonly<Record<string, string>> = {}): PlanData {
  return {
    name: 'Tillsammans för psykisk hälsa',
    administrations: [
      { id: 'kson', name: 'Kommunalförbundet Sjukvård och omsorg i Norrtälje', shortName: 'KSON' },
      { id: 'soc', name: 'Socialförvaltningen', shortName: 'Socialförvaltningen' },
      { id: 'ksk', name: 'Kommunstyrelsekontoret', shortName: 'Kommunstyrelsekontoret' },
      { id: 'bou', name: 'Barn- och utbildningsförvaltningen', shortName: 'Barn och utbildning' },
      { id: 'kof', name: 'Kultur- och fritidsförvaltningen', shortName: 'Kultur och fritid' },
    ],
    people: samplePeople,
    targetAreas: [
      { number: 1, title: 'Det tidiga livets villkor' },
      { number: 2, title: 'Kunskaper, kompetenser och utbildning' },
      { number: 3, title: 'Arbete, arbetsförhållanden och arbetsmiljö' },
      { number: 4, title: 'Inkomster och försörjningsmöjligheter' },
      { number: 5, title: 'Boende och närmiljö' },
      { number: 6, title: 'Levnadsvanor' },
      { number: 7, title: 'Kontroll, inflytande och delaktighet' },
      { number: 8, title: 'En jämlik och hälsofrämjande hälso- och sjukvård' },
    ],
    processes: sampleProcesses.map(
      ({ number, title, status, administrations, activities, results }): Process => {
        const [lead] = administrations
        const channel = channels[number]
        return {
          number,
          title,
          area: Number(number.split('.')[1]),
          status,
          activities,
          desiredResults: results,
          lead,
          participating: administrations,
          leader: LEADER[lead] ?? 'leader-kommun',
          ...(channel ? { channel } : {}),
        }
      },
    ),
  }
}
