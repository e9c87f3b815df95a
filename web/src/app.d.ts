import type { ScreenLanguage } from '#server/features/identity/identity.contract.ts'
import type { ContactCard } from '#server/platform/contact.contract.ts'
import type { AnswerOf, CallInput, EndpointContract } from '#server/platform/http/endpoint.contract.ts'
import type { PageActor } from '#server/platform/http/page-request.contract.ts'
import type { Theme } from '#lib/themes.ts'

declare global {
  namespace App {
    interface Error {
      /** The code of a problem document, or `internal`. */
      code?: string
      requestId?: string
    }
    interface Locals {
      actor: PageActor
      language: ScreenLanguage
      theme: Theme
      requestId: string
      demo: boolean
      contact: ContactCard
      /** The endpoint itself, in-process: the same validation, rights and limits as over HTTP. Throws what carries `problem`. */
      call<Contract extends EndpointContract>(
        contract: Contract,
        input: CallInput<Contract>,
        options?: { idempotencyKey?: string | undefined },
      ): Promise<AnswerOf<Contract>>
    }
    interface PageData {
      language: ScreenLanguage
      /** The page without its language prefix. */
      path: string
      theme: Theme
      demo: boolean
      contact: ContactCard
      reader: { kind: PageActor['kind']; name: string | null; registrationId: string | null }
      idempotencyKey?: string
      /** Set by wizard pages: the form that the language choice saves first. */
      languageForm?: string | undefined
      /** What "?" says at the fields of the registration, in the language of the page. */
      fieldHelp?: Record<string, string>
    }
  }
}
export {}
