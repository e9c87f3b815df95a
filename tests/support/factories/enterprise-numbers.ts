import type { InputOf } from '#server/platform/http/endpoint.contract.ts'
import type { requestEnterpriseNumber as contract } from '#server/features/enterprise-numbers/enterprise-numbers.contract.ts'
import { requestEnterpriseNumber } from '#server/features/enterprise-numbers/request-enterprise-number.command.ts'
import type { House } from '#server/platform/house.ts'

export type NumberRequest = InputOf<typeof contract>['body']

/** A Cuban company that has no enterprise number yet. */
export const cubanRequest: NumberRequest = {
  country: 'CU',
  language: 'fr',
  name: 'Prótesis del Caribe',
  foreignNumber: '0110012345',
  legalForm: 'S.A.',
  address: { street: 'Calle Obispo', number: '12', postcode: '10100', city: 'La Habana', country: 'CU' },
  contact: { name: 'Yolanda Pérez', email: 'yolanda@protesis.example' },
}

/** A request as sent by a visitor. */
export function sentRequest(house: House, input: Partial<NumberRequest> = {}) {
  return requestEnterpriseNumber(house, { kind: 'anonymous' }, { ...cubanRequest, ...input })
}
