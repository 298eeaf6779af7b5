import { describe, expect, it } from 'vitest'
import { readFile } from '../../../../journey/export/read-file.ts'
import { parseCjml } from '../../../../journey/formats/cjml/read-cjml.ts'
import { renderCjml } from '../../../../journey/formats/cjml/render-cjml.ts'
import { renderJson } from '../../../../journey/formats/json.ts'
import { arrange } from '../../../../journey/model/arrange.ts'
import type { JourneyMap } from '../../../../journey/model/schema.ts'
import { languages } from '../../../../journey/model/vocabulary.ts'
import { sampleMap } from '../../../helpers/sample-map.ts'
import { templateMaps } from '../../../helpers/template-maps.ts'

function read(text: string, language: 'en' | 'id' = 'en') {
  const result = parseCjml(text, language)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result
}

/** A file as it comes from a program that does not know our instruction. */
const withoutKept = (text: string) => text.replace(/<\?jejak-map [^]*?\?>\n/, '')

const journeys = (actual: string, planned = '') => `<?xml version="1.0"?><CJML version="2.0">${planned}${actual}</CJML>`

/** As cjml.no shows it. */
const published = `<CJML version="2.0">
  <actualJourney>
    <journeyID>AJ1</journeyID>
    <actors>
      <endUser actorID="Carl"><actorName>Carl</actorName></endUser>
      <serviceProvider actorID="Company A"><companyName>Bookis</companyName></serviceProvider>
    </actors>
    <touchpoints>
      <actualCommunicationPoint>
        <touchpointID>TP1</touchpointID>
        <initiator><refersTo actorIDref="Carl"/><initiatorLabel>Customer creates account</initiatorLabel></initiator>
        <receiver><refersTo actorIDref="Bookis"/><receiverLabel>Account registered</receiverLabel></receiver>
        <channel><channelName>Web</channelName></channel>
      </actualCommunicationPoint>
    </touchpoints>
  </actualJourney>
</CJML>`

/** A plan of two phases, and two people who went through it: one met a deviation, one found something missing. */
const planned = `<plannedJourney><journeyID>PJ1</journeyID><journeyTitle>Order a book</journeyTitle>
<journeyPhases><journeyPhase phaseID=" Find"><phaseName>Find</phaseName></journeyPhase>
<journeyPhase phaseID="Buy"><phaseName>Purchase</phaseName><phaseDescription>Pay</phaseDescription></journeyPhase></journeyPhases>
<actors><endUser actorID="C"><actorName>Customer</actorName></endUser>
<serviceProvider actorID="S"><companyName>Shop</companyName></serviceProvider>
<serviceProvider actorID="B"><companyName>Bank</companyName></serviceProvider></actors>
<touchpoints>
<plannedCommunicationPoint><touchpointID>T1</touchpointID><belongsTo phaseIDref="Find"></belongsTo>
<initiator><refersTo actorIDref="C"/><initiatorLabel>Search</initiatorLabel></initiator>
<receiver><refersTo actorIDref="S"/><receiverLabel>Receiving</receiverLabel></receiver>
<channel><channelName>internetViaPC</channelName></channel></plannedCommunicationPoint>
<plannedAction><touchpointID>T2</touchpointID><belongsTo phaseIDref="Find"/>
<initiator><refersTo actorIDref="C"/><initiatorLabel>Compare prices</initiatorLabel></initiator></plannedAction>
<plannedCommunicationPoint><touchpointID>T3</touchpointID><belongsTo phaseIDref="Buy"/>
<initiator><refersTo actorIDref="S"/><initiatorLabel>Send confirmation</initiatorLabel></initiator>
<receiver><refersTo actorIDref="C"/><receiverLabel>Read confirmation</receiverLabel></receiver>
<channel><channelName>Pigeon</channelName></channel><comment>Within an hour</comment></plannedCommunicationPoint>
<plannedAction><touchpointID>T4</touchpointID><belongsTo phaseIDref="Buy"/>
<initiator><refersTo actorIDref="B"/><initiatorLabel>Book the payment</initiatorLabel></initiator></plannedAction>
</touchpoints></plannedJourney>`

const actual = (id: string, name: string, steps: string) => `<actualJourney><journeyID>${id}</journeyID>
<plannedReference>PJ1</plannedReference><actors><endUser actorID="${name}"/></actors>
<touchpoints>${steps}</touchpoints></actualJourney>`

const step = (id: string, label: string, more: string) =>
  `<actualCommunicationPoint><touchpointID>${id}</touchpointID>${more}<initiator><refersTo actorIDref="C"/>
  <initiatorLabel>${label}</initiatorLabel></initiator><receiver><refersTo actorIDref="S"/></receiver></actualCommunicationPoint>`

const felt = (rating: string) =>
  `<touchpointExperience><experienceDescription>Hm &amp; so</experienceDescription><experienceRating>${rating}</experienceRating></touchpointExperience>`

/** What of a map CJML carries. */
const shape = (of: JourneyMap) => {
  const personas = new Map(of.personas.map(({ id, title }) => [id, title]))
  return of.stages.map((stage) => [
    stage.title,
    stage.notes ?? '',
    (arrange(of).columns.get(stage.id) ?? []).map(({ title, channels = [], emotions = {}, owner }) => [
      title,
      channels[0],
      owner ?? '',
      Object.fromEntries(Object.entries(emotions).map(([id, value]) => [personas.get(id), value])),
    ]),
  ])
}

const actions = (of: JourneyMap) => {
  const lanes = new Set(
    of.lanes.filter(({ role }) => ['action', 'frontstage', 'backstage', 'support'].includes(role)).map(({ id }) => id),
  )
  return of.cards
    .filter(({ place }) => lanes.has(place.lane))
    .map(({ title }) => title)
    .toSorted()
}

describe('a map as CJML', () => {
  it.each(languages)('reads as it did (%s)', async (language) => {
    const text = withoutKept(renderCjml(sampleMap(language), language))
    await expect(text).toMatchFileSnapshot(`../golden/sample.${language}.cjml.txt`)
  })

  it.each(templateMaps)(
    'keeps its stages, touchpoints, channels and ratings for programs that know CJML only: %s',
    (_, map) => {
      const { map: back } = read(withoutKept(renderCjml(map)), map.meta.locale)
      expect(shape(back)).toEqual(shape(map))
      expect(back.meta.title).toBe(map.meta.title)
      expect(actions(back)).toEqual(actions(map))
    },
  )

  it('says what CJML has no place for', () => {
    expect(renderCjml(sampleMap('en'))).toMatch(/<!-- Not carried by CJML: .*\d+ frictions \(in comments\).* -->/)
  })

  it('comes back whole after an editor has saved it with other line ends, and as edited once it was edited', () => {
    const map = sampleMap('en')
    const text = renderCjml(map, 'en')
    expect(renderJson(read(text.replaceAll('\n', '\r\n')).map)).toBe(renderJson(map))
    const title = map.cards.find(({ id }) => id === 'buy-0')?.title ?? ''
    const edited = read(text.replaceAll(`Label>${title}<`, 'Label>Somewhere else<'))
    expect(edited.map.cards.map((card) => card.title)).toContain('Somewhere else')
    expect(edited.problems).toContainEqual(expect.objectContaining({ code: 'cut' }))
  })
})

describe('a CJML file of another program', () => {
  it('is read as the language’s own page shows it', () => {
    const { map, problems } = read(published)
    expect(problems).toEqual([])
    expect(map.personas).toMatchObject([{ title: 'Carl' }])
    expect(map.stages).toMatchObject([{ title: 'Journey' }])
    expect(map.cards).toMatchObject([
      {
        title: 'Customer creates account',
        channels: ['website'],
        owner: 'Bookis',
        notes: 'Bookis: Account registered',
      },
    ])
  })

  it('gives stages, touchpoints with actions under them, a lane for each actor, and curves, deviations and frictions', () => {
    const one = actual(
      'AJ1',
      'Ani',
      step('T1', 'Search', felt('5')) +
        step('D1', 'Call the shop', '<compliance>adhoc</compliance>') +
        step('T3', 'Read', '<compliance>missing</compliance>'),
    )
    const other = actual(
      'AJ2',
      'Budi',
      step('T1', 'Search', felt('very dissatisfied')) + step('T3', 'x', '<compliance>Missing</compliance>'),
    )
    const { map, problems } = read(journeys(one + other, planned))
    expect(problems).toEqual([])
    expect(map.meta.title).toBe('Order a book')
    expect(map.stages).toMatchObject([{ title: 'Find' }, { title: 'Purchase', notes: 'Pay' }])
    const [first] = map.cards
    expect(map.cards.map(({ title, place }) => [title, place.stage, place.lane, place.under])).toEqual([
      ['Search', 'stage-1', 'lane-touchpoint', undefined],
      ['Call the shop', 'stage-1', 'lane-touchpoint', undefined],
      ['Compare prices', 'stage-1', 'lane-action', expect.any(String)],
      ['Read confirmation', 'stage-2', 'lane-touchpoint', undefined],
      ['Book the payment', 'stage-2', 'lane-actor-1', expect.any(String)],
    ])
    expect(map.lanes.find(({ id }) => id === 'lane-actor-1')).toMatchObject({ title: 'Bank', role: 'backstage' })
    const names = new Map(map.personas.map(({ id, title }) => [id, title]))
    expect(Object.entries(first?.emotions ?? {}).map(([id, value]) => [names.get(id), value])).toEqual([
      ['Ani', 2],
      ['Budi', -2],
    ])
    expect(first?.notes).toContain('Ani: “Hm & so”')
    expect(map.cards[1]?.notes).toContain('Not planned. Seen in: AJ1')
    expect(map.cards[3]).toMatchObject({ channels: ['Pigeon'], owner: 'Shop' })
    expect(map.cards[3]?.notes).toContain('Within an hour')
    expect(map.frictions).toMatchObject([
      { title: 'Missing: Read confirmation', frequency: { value: { k: 2, n: 2 }, evidence: 'measured' } },
    ])
  })

  it('is read with the faults that files have, and what is not understood is listed', () => {
    const text = `<CJML version=2.0><actualJourney><journeyID>AJ1<journeyID><mood>grim</mood>
<touchpoints><actualAction><touchpointID>1</touchpointID><belongsTo phaseIDref="Nowhere"/>
<initiator><initiatorLabel>Wait &nbsp; here</initiatorLabel></initiator><timestamps><timeStarted>9:00</timeStarted></timestamps>
</actualAction></touchpoints></actualJourney></CJML>`
    const withPhases = read(text.replace('AJ1<journeyID>', 'AJ1</journeyID>'))
    expect(withPhases.map.cards[0]?.title).toMatch(/^Wait .* here$/)
    expect(withPhases.map.stages).toMatchObject([{ title: 'Nowhere' }])
    expect(withPhases.problems.map(({ code, detail }) => [code, detail])).toEqual(
      expect.arrayContaining([
        ['not-well-formed', expect.any(String)],
        ['not-understood', '<mood>'],
        ['not-understood', '<timestamps>'],
        ['unknown-reference', 'Nowhere'],
      ]),
    )
  })

  it.each([
    [
      'entities',
      `<!DOCTYPE CJML [<!ENTITY a "${'b'.repeat(99)}">]><CJML><plannedJourney>&a;</plannedJourney></CJML>`,
      'document-type',
    ],
    ['depth', `<CJML>${'<a>'.repeat(100_000)}`, 'too-many'],
    ['no journey', '<CJML version="2.0"></CJML>', 'not-a-map'],
    ['elements', `<CJML>${'<a/>'.repeat(500_001)}`, 'too-many'],
  ])('is refused with a reason for %s', (_name, text, code) => {
    expect(readFile(new TextEncoder().encode(text))).toMatchObject({ ok: false, problems: [{ code }] })
  })

  it('is known by its words in UTF-16 too, and told apart from pictures', () => {
    const wide = Uint8Array.from(Buffer.from(`\ufeff${published}`, 'utf16le'))
    expect(readFile(wide)).toMatchObject({ ok: true, value: { personas: [{ title: 'Carl' }] } })
    expect(readFile(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toMatchObject({ ok: false })
  })
})
