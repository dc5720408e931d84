// A pretend card reader: the real bridge over a reader that is an object. Whoever opens /reader puts an invented person's card in.
import type { FastifyInstance } from 'fastify'
import sharp from 'sharp'
import { z } from 'zod'
import { createPairing } from '../../bridge/pairing.ts'
import { startBridge } from '../../bridge/server.ts'
import { memoryMap } from '../../shared/thai-card/memory-map.ts'
import { languageOf, page } from '../answers.ts'
import { cardMemory } from '../card/memory.ts'
import { createVirtualCard } from '../card/virtual-card.ts'
import { createVirtualReaders } from '../card/virtual-readers.ts'
import type { Settings } from '../settings.ts'
import { readerPage } from './page.ts'

const READER = 'Pretend reader'
/** As fast as a real card answers a command. */
const COMMAND_MILLISECONDS = 28
const PHOTO = { width: 148, height: 178 }

export type Chosen = { personId: string; nameTh: string; nameEn: string; citizenNumber: string }
const Insert = z.object({ person: z.uuid() })

/** Adds the page and its controls, and starts the bridge at the port after ours. */
export async function addReader(app: FastifyInstance, settings: Settings) {
  const { readers, insert, remove } = createVirtualReaders([READER], { latency: COMMAND_MILLISECONDS })
  const state: { code: string; inside: Chosen | undefined } = { code: '', inside: undefined }
  const pairing = createPairing(code => {
    state.code = code
  })
  const origins = [settings.issuer, settings.issuer.replace('127.0.0.1', 'localhost')]
  const bridge = await startBridge(
    { readers, pairing, origins, onRead: () => undefined },
    settings.readerPort,
  )
  app.addHook('onClose', () => bridge.close())

  app.get('/reader', async (request, answer) => {
    const { page: shown = '0' } = request.query as { page?: string }
    const people = await listPeople(settings, Number(shown) || 0)
    return page(answer, readerPage(languageOf(request), { ...state, people, page: Number(shown) || 0 }))
  })
  app.get('/reader/state', async (_request, answer) =>
    answer
      .header('cache-control', 'no-store')
      .send({ code: state.code, inside: state.inside?.personId ?? null }),
  )
  app.post('/reader/insert', async (request, answer) => {
    const asked = Insert.safeParse(request.body)
    if (!asked.success) return answer.code(400).send({ error: 'whose card?' })
    const { holder, sex, person } = await readHolder(settings, asked.data.person)
    const photo = await chipPhoto(settings, person.personId)
    state.inside = person
    insert(READER, createVirtualCard(cardMemory(holder, sex, photo)))
    return answer.redirect('/reader', 303)
  })
  app.post('/reader/remove', async (_request, answer) => {
    if (state.inside) remove(READER)
    state.inside = undefined
    return answer.redirect('/reader', 303)
  })
}

async function ask<T>(settings: Settings, path: string): Promise<T> {
  const answer = await fetch(`${settings.issuer}/v1/sandbox/people${path}`)
  if (!answer.ok) throw new Error(`the register answered ${answer.status}`)
  return (await answer.json()) as T
}

const listPeople = async (settings: Settings, shown: number) =>
  (await ask<{ people: (Chosen & { ageYears: number })[] }>(settings, `?count=12&page=${shown}`)).people

type Holder = Parameters<typeof cardMemory>[0]
type Sex = Parameters<typeof cardMemory>[1]

const readHolder = (settings: Settings, personId: string) =>
  ask<{ holder: Holder; sex: Sex; person: Chosen }>(settings, `/${personId}/chip.json`)

/** The photograph of the register, as small as a chip wants it. */
async function chipPhoto(settings: Settings, personId: string): Promise<Uint8Array> {
  const answer = await fetch(`${settings.issuer}/v1/sandbox/people/${personId}/portrait.jpg`)
  const picture = sharp(Buffer.from(await answer.arrayBuffer())).resize(PHOTO.width, PHOTO.height)
  for (let quality = 80; quality > 20; quality -= 6) {
    const jpeg = await picture.clone().jpeg({ quality }).toBuffer()
    if (jpeg.length <= memoryMap.photo.length) return jpeg
  }
  throw new Error('no photograph is small enough for the chip')
}
