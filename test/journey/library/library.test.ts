import { describe, expect, it } from 'vitest'
import { channels } from '../../../journey/library/channels.ts'
import { defaultStages } from '../../../journey/library/default-stages.ts'
import { frictionOf, libraryFrictions, searchFrictions } from '../../../journey/library/frictions.ts'
import { type Labelled, labelOf } from '../../../journey/library/label.ts'
import { laneRoleWords } from '../../../journey/library/lane-roles.ts'
import { plainText, searchEntries } from '../../../journey/library/search.ts'
import { librarySolutions, solutionsFor } from '../../../journey/library/solutions.ts'
import { templateCategoryWords, templates } from '../../../journey/library/templates.ts'
import { label } from '../../../journey/library/words.ts'
import * as vocabulary from '../../../journey/model/vocabulary.ts'

const { languages } = vocabulary

const keys = (query: string, language: 'en' | 'id' = 'en') => searchFrictions(query, language).map(({ key }) => key)

describe('every list', () => {
  const lists: Record<string, readonly Labelled[]> = { channels, defaultStages, libraryFrictions, librarySolutions }

  it.each(Object.entries(lists))('%s has unique keys and words in both languages', (_name, entries) => {
    expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length)
    for (const entry of entries) {
      expect(entry.key).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      for (const language of languages) expect(entry[language]).toMatch(/^\S.*\S$/)
    }
  })

  it('names every word of the model', () => {
    for (const language of languages) {
      for (const band of vocabulary.bands) expect(label('band', band, language)).toBeTruthy()
      for (const colour of vocabulary.colours) expect(label('colour', colour, language)).toBeTruthy()
      for (const moment of vocabulary.moments) expect(label('moment', moment, language)).toBeTruthy()
      for (const mode of vocabulary.supportModes) expect(label('supportMode', mode, language)).toBeTruthy()
      for (const evidence of vocabulary.evidences) expect(label('evidence', evidence, language)).toBeTruthy()
      for (const severity of vocabulary.severities) expect(label('severity', severity, language)).not.toMatch(/^\d$/)
      for (const status of vocabulary.frictionStatuses) expect(label('frictionStatus', status, language)).toBeTruthy()
      for (const kind of vocabulary.frictionKinds) expect(label('frictionKind', kind, language)).toBeTruthy()
      for (const bucket of vocabulary.lossBuckets) expect(label('lossBucket', bucket, language)).toBeTruthy()
      for (const role of vocabulary.laneRoles) {
        expect(laneRoleWords[role][language]).toBeTruthy()
        expect(laneRoleWords[role].description[language]).toMatch(/\.$/)
      }
      for (const { category } of templates) expect(templateCategoryWords[category][language]).toBeTruthy()
    }
  })

  it('covers the whole journey with the default stages', () => {
    expect(new Set(defaultStages.map(({ band }) => band))).toEqual(new Set(vocabulary.bands))
    expect(new Set(defaultStages.map(({ colour }) => colour)).size).toBe(defaultStages.length)
  })
})

it('shows the user’s own channel as it is', () => {
  expect(labelOf(channels, 'store', 'id')).toBe('Toko atau titik layanan')
  expect(labelOf(channels, 'Kiosk', 'id')).toBe('Kiosk')
})

describe('solutions', () => {
  it('remove only frictions of the library, and every friction has one', () => {
    for (const { removes } of librarySolutions) for (const key of removes) expect(frictionOf(key)).toBeDefined()
    const unsolved = libraryFrictions.filter(({ key }) => solutionsFor(key).length === 0)
    expect(unsolved).toEqual([])
  })
})

describe('search over the friction library', () => {
  it('gives everything when nothing is typed', () => {
    expect(keys('  ')).toEqual(libraryFrictions.map(({ key }) => key))
  })

  it('finds in both languages whichever is spoken', () => {
    expect(keys('queue')[0]).toBe('long-queue')
    expect(keys('antrean')[0]).toBe('long-queue')
    expect(keys('queue', 'id')[0]).toBe('long-queue')
  })

  it('wants every word, in any order and unfinished', () => {
    expect(keys('tiket jawab', 'id')).toEqual(['ticket-unanswered'])
    expect(keys('slow resp')[0]).toBe('slow-first-response')
    expect(keys('ticket banana')).toEqual([])
  })

  it('puts titles that begin with the query before those that contain it', () => {
    expect(keys('petugas', 'id').slice(0, 2).sort()).toEqual(['no-history', 'rude-agent'])
    expect(keys('agent')[0]).toBe('no-history')
  })

  it.each([
    ['waiting', 'en', 'long-queue'],
    ['waiting', 'en', 'ticket-unanswered'],
    ['slow', 'en', 'long-queue'],
    ['confusing', 'en', 'purchase-complicated'],
    ['price', 'en', 'unfair-fee'],
    ['expensive', 'en', 'unfair-fee'],
    ['menunggu', 'id', 'long-queue'],
    ['antri', 'id', 'long-queue'],
    ['lemot', 'id', 'slow-load'],
    ['bingung', 'id', 'cta-buried'],
    ['mahal', 'id', 'unfair-fee'],
    ['ribet', 'id', 'purchase-complicated'],
  ] as const)('finds by what people say: %s (%s)', (query, language, key) => {
    expect(keys(query, language)).toContain(key)
  })

  it('puts what has the words in its title before what people only call so', () => {
    expect(keys('slow').slice(0, 1)).toEqual(['slow-load'])
    expect(keys('lambat', 'id')[0]).toBe('slow-load')
  })

  it('finds by kind', () => {
    expect(keys('hand-off').sort()).toEqual(['no-history', 'transferred'])
  })

  it('does not mind case, accents and punctuation', () => {
    expect(plainText('  Crème—Brûlée! ')).toBe('creme brulee')
    expect(keys('PÓP-UP')).toEqual(['popup-overlap'])
    expect(keys('call-to-action')).toEqual(['cta-buried'])
    expect(searchEntries([{ key: 'x', en: 'Café queue', id: 'Antrean kafe' }], 'cafe', 'en')).toHaveLength(1)
  })
})
