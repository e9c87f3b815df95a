import { createBisRegisterGateway, type BisRegisterGateway } from './bis-register.gateway.ts'
import { createKboGateway, type KboGateway } from './kbo.gateway.ts'
import { createSmtpGateway, type DkimKey, type SmtpGateway } from './smtp.gateway.ts'
import { createViesGateway, type ViesGateway } from './vies.gateway.ts'

/** All clients of the outside, as jobs are given them. */
export type Gateways = {
  vies: ViesGateway
  kbo: KboGateway
  bisRegister: BisRegisterGateway
  smtp: SmtpGateway
  close: () => Promise<void>
}

/** The part of the house's configuration that says where the outside is. */
export type GatewaySettings = {
  vies: { url: string; requester?: string | undefined }
  kbo: { url: string }
  bisRegister: { url: string }
  mail: { url: string; from: string; dkim?: DkimKey | undefined }
}

/** Makes every client. `timeoutMs` bounds each question; it must stay below the lock of the jobs that ask. */
export function createGateways(settings: GatewaySettings, timeoutMs = 10_000): Gateways {
  const smtp = createSmtpGateway({ ...settings.mail, timeoutMs })
  return {
    vies: createViesGateway({ ...settings.vies, timeoutMs }),
    kbo: createKboGateway({ ...settings.kbo, timeoutMs }),
    bisRegister: createBisRegisterGateway({ ...settings.bisRegister, timeoutMs }),
    smtp,
    close: () => smtp.close(),
  }
}
