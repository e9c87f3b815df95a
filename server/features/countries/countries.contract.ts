/**
 * Which road a country of the registered office takes (Manual FR §2.1): numbers asked from VIES, confirmed by a person,
 * checked by nobody (Switzerland), or a Belgian enterprise number instead. Belgium has a door of its own.
 */
export const countryRoutes = ['vies', 'by-hand', 'not-applicable', 'enterprise-number', 'belgian'] as const
export type CountryRoute = (typeof countryRoutes)[number]
