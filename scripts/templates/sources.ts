import type { MapSource } from './map-source.ts'
import { b2bSale } from './source/b2b-sale.ts'
import { bankAccount } from './source/bank-account.ts'
import { blank } from './source/blank.ts'
import { ecommerce } from './source/ecommerce.ts'
import { general } from './source/general.ts'
import { hospitalVisit } from './source/hospital-visit.ts'
import { insuranceClaim } from './source/insurance-claim.ts'
import { publicService } from './source/public-service.ts'
import { retailStore } from './source/retail-store.ts'
import { saas } from './source/saas.ts'
import { sample } from './source/sample.ts'
import { serviceBlueprint } from './source/service-blueprint.ts'
import { supportDesk } from './source/support-desk.ts'

/** Every starting map. */
export const sources: readonly MapSource[] = [
  general,
  ecommerce,
  saas,
  supportDesk,
  retailStore,
  bankAccount,
  insuranceClaim,
  hospitalVisit,
  publicService,
  b2bSale,
  serviceBlueprint,
  blank,
  sample,
]
