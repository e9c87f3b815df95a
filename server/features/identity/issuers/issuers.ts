import type { House } from '../../../platform/house.ts'
import { createAgencyGateway, type AgencyGateway } from './agency.gateway.ts'
import { createCsamGateway, type CsamGateway } from './csam.gateway.ts'

type Issuers = { csam: CsamGateway; agency: AgencyGateway | undefined }

const known = new WeakMap<House['config'], Issuers>()

/** The one client of each issuer of a house: it keeps the issuer's metadata and keys. No agency where none is set. */
export function issuersOf({ config }: House): Issuers {
  const made = known.get(config)
  if (made) return made
  const issuers = { csam: createCsamGateway(config.csam), agency: config.staffIssuer && createAgencyGateway(config.staffIssuer) }
  known.set(config, issuers)
  return issuers
}
