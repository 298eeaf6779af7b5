import { expect, test } from 'vitest'
import { parseMap } from '../../journey/model/parse.ts'
import { fileFormat } from '../../journey/model/schema.ts'
import { bigMap } from './big-map.ts'
import { sampleMap } from './sample-map.ts'

test('the sample and the generated maps are maps that the product accepts', () => {
  for (const map of [sampleMap('en'), sampleMap('id'), bigMap(300, 1)])
    expect(parseMap({ format: fileFormat, ...map })).toMatchObject({ ok: true })
})
