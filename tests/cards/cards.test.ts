import { faultsOf } from './checks'
import { GALLERY } from './gallery'
import { viewAt } from './states'

describe.each(['sv', 'en'] as const)('in %s', (language) => {
  it.each(Object.entries(GALLERY))('%s', (_, build) => {
    const card = build(viewAt(language))

    expect(faultsOf(card)).toEqual([])
    expect(card).toMatchSnapshot()
  })
})
