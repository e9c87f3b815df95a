import type { RequestHandler } from 'express'

/** A page of another site may make a browser send requests here: it cannot send JSON unasked, nor our Host. */
export const onlyJson: RequestHandler = (request, response, next) => {
  if (request.is('application/json') === false) return void response.status(415).json({ code: 'JSON_ONLY' })
  next()
}
