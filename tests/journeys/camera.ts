// The pretend camera of a journey: one file the browser plays; what it shows is changed between the steps.
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext } from '@playwright/test'
import sharp, { type Sharp } from 'sharp'
import { writeCardVideo, writeVideo } from '../../invented/cards/index.ts'
import { type Scene, writeFaceVideo, writeStillPhotoVideo } from '../../invented/faces/camera.ts'
import { cast, type FaceView } from '../../invented/faces/index.ts'
import type { Turn } from '../../server/modules/biometrics/index.ts'

// Just above the size at which the pencil draws every pixel twice and a half: films take half the time.
const FACE = { width: 672, height: 504, fps: 8 }
// Every turn a challenge may ask for, and each of them twice, never quite alike: a head that comes back to exactly the
// same picture is a recording, and refused as one.
const turns: Record<Turn, FaceView[]> = {
  left: [{ yawDegrees: 23 }, { yawDegrees: 27 }],
  right: [{ yawDegrees: -23 }, { yawDegrees: -27 }],
  up: [{ pitchDegrees: 20 }, { pitchDegrees: 23 }],
}
const FRAME_HEAD = 'FRAME\n'.length
// White beside a square picture as high as the film but for its margins.
const side = (FACE.width - FACE.height + 80) / 2

/** At arm's length. */
const DISTANCE = 1.22
// Held longer than a page wants it held: on a busy machine pictures are missed.
const straight: Scene = { seconds: 1.4, view: { distance: DISTANCE } }
/** To the side, there for a moment, and straight again. */
const turn = (view: FaceView): Scene[] => [
  { seconds: 1.6, view: { ...view, distance: DISTANCE } },
  { ...straight, seconds: 0.25 },
]

export type Camera = Awaited<ReturnType<typeof aCamera>>

/** A camera whose film can be changed; pass `args` to the browser. */
export async function aCamera() {
  const folder = mkdtempSync(join(tmpdir(), 'tuaton-camera-'))
  const path = join(folder, 'camera.y4m')
  const next = join(folder, 'next.y4m')
  // A film already playing goes on; the next time the camera is opened it plays the new one.
  const show = async (write: (path: string) => Promise<void>) => {
    await write(next)
    renameSync(next, path)
  }
  const member = (id: string) => {
    const found = cast.find(one => one.id === id)
    if (!found) throw new Error(`nobody in the cast is ${id}`)
    return found
  }
  const takes = new Map<string, number>()
  /** One piece of film: drawn at most once in a run, which takes a second. */
  const piece = async (id: string, name: string, script: Scene[]) => {
    const film = join(process.env.PREPARED_FILMS ?? folder, `${id}-${name}.y4m`)
    if (!existsSync(film)) {
      await writeFaceVideo({ ...FACE, path: next, member: member(id), script })
      renameSync(next, film)
    }
    return readFile(film)
  }
  /** Somebody who looks straight and turns as asked, over and over. Each take is in a little less light: frames seen before are refused as replayed. */
  const play = async (id: string, asks: Turn[]) => {
    const pieces = [await piece(id, 'straight', [straight])]
    for (const [index, ask] of asks.entries()) {
      const again = asks.indexOf(ask) < index ? 1 : 0
      pieces.push(await piece(id, `${ask}-${again}`, turn(turns[ask][again]!)))
    }
    await show(to => writeInLight(pieces, to, dimnessOf(id)))
  }
  const dimnessOf = (id: string) => {
    const take = takes.get(id) ?? 0
    takes.set(id, take + 1)
    return take * 2
  }
  let ready: string | undefined
  const blank = await sharp({ create: { width: 152, height: 96, channels: 3, background: '#777' } })
    .png()
    .toBuffer()
  /** Whatever is shown next, nobody turns their head there. */
  const showStill = (write: (path: string) => Promise<void>) => {
    ready = undefined
    return show(write)
  }
  const showNothing = () =>
    showStill(to => writeCardVideo({ png: blank, path: to, width: 1280, height: 720, seconds: 0.2 }))
  await showNothing()
  return {
    args: [
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${path}`,
    ],
    /** Lets whoever stands before the camera hear which turns the pages of a browser ask for, before these open it. */
    async follow(context: BrowserContext) {
      await context.exposeFunction('hearAsks', async (asks: ('front' | Turn)[]) => {
        const heard = asks.filter(ask => ask !== 'front')
        if (ready) await play(ready, heard)
      })
      // Inside the page: what its service worker passes on, no route of the browser sees.
      await context.addInitScript(listenForAsks)
    },
    showNothing,
    showCard: (png: Uint8Array) =>
      showStill(to =>
        writeCardVideo({ png, path: to, width: 1280, height: 720, seconds: 1, level: 'clean' }),
      ),
    /** Somebody who turns their head as they are asked to. */
    async showFace(id: string) {
      const film = await piece(id, 'straight', [straight])
      await show(to => writeFile(to, film))
      ready = id
    },
    /** Somebody who looks straight, as a clerk asks them to. */
    async lookStraight(id: string) {
      await play(id, [])
      ready = undefined
    },
    /** Any picture held still before the camera, on white. */
    showPicture: (png: Uint8Array) =>
      showStill(to =>
        writeStill(
          to,
          sharp(png)
            .resize(FACE.height - 80, FACE.height - 80, { fit: 'contain', background: '#fff' })
            .flatten({ background: '#fff' })
            .extend({ top: 40, bottom: 40, left: side, right: side, background: '#fff' }),
        ),
      ),
    /** A picture that fills what the camera sees. */
    showScene: (picture: Uint8Array) =>
      showStill(to => writeStill(to, sharp(picture).resize(FACE.width, FACE.height))),
    showPrint: (id: string) =>
      showStill(to => writeStillPhotoVideo({ ...FACE, path: to, member: member(id), seconds: 4 })),
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function listenForAsks() {
  const { fetch, hearAsks } = window as unknown as Window & { hearAsks: (asks: string[]) => Promise<void> }
  window.fetch = async (...call) => {
    const answer = await fetch(...call)
    if (!answer.ok || !answer.url.endsWith('/challenge')) return answer
    const { asks } = (await answer.clone().json()) as { asks?: string[] }
    if (asks) await hearAsks(asks)
    return answer
  }
}

async function writeStill(path: string, picture: Sharp) {
  const rgb = await picture.removeAlpha().raw().toBuffer()
  writeVideo(path, FACE.width, FACE.height, 4, () => ({ width: FACE.width, height: FACE.height, rgb }))
}

/** One film of all pieces, with every pixel darker by so much of 255. */
async function writeInLight(pieces: Buffer[], to: string, dimness: number) {
  const [head, ...frames] = pieces.map((piece, index) =>
    piece.subarray(index === 0 ? 0 : piece.indexOf('\n') + 1),
  )
  const bytes = Buffer.concat([head ?? Buffer.alloc(0), ...frames])
  const luma = FACE.width * FACE.height
  for (let frame = bytes.indexOf('\n') + 1; frame < bytes.length; frame += FRAME_HEAD + luma * 1.5)
    for (let at = frame + FRAME_HEAD; at < frame + FRAME_HEAD + luma; at += 1)
      bytes[at] = Math.max(16, bytes[at]! - dimness)
  await writeFile(to, bytes)
}
