/** What an answer of a register holds unless it says more. */
export const nothingKnown = { name: null, address: null, consultationNumber: null, raw: null, blocked: false }
