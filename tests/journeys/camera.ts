// The pretend camera of a journey: one file the browser plays; what it shows is changed between the steps.
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { writeCardVideo, writeVideo } from '../../invented/cards/index.ts'
import { type Scene, writeFaceVideo, writeStillPhotoVideo } from '../../invented/faces/camera.ts'
import { cast, type FaceView } from '../../invented/faces/index.ts'

// Just above the size at which the pencil draws every pixel twice and a half: films take half the time.
const FACE = { width: 672, height: 504, fps: 8 }
// Every turn a challenge may ask for, within the seconds it gives, and each of them twice, never quite alike: a head
// that comes back to exactly the same picture is a recording, and refused as one.
const turns: FaceView[] = [
  {},
  { yawDegrees: 23 },
  { yawDegrees: -23 },
  { pitchDegrees: 20 },
  { yawDegrees: 1.5 },
  { yawDegrees: 27 },
  { yawDegrees: -27 },
  { pitchDegrees: 23 },
]
const SECONDS_A_TURN = 0.9
const FRAME_HEAD = 'FRAME\n'.length
// White beside a square picture as high as the film but for its margins.
const side = (FACE.width - FACE.height + 80) / 2

/** At arm's length. */
const DISTANCE = 1.22
const headTurns: Scene[] = turns.map(view => ({
  seconds: SECONDS_A_TURN,
  view: { ...view, distance: DISTANCE },
}))
const straight: Scene[] = [{ seconds: 1, view: { distance: DISTANCE } }]

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
  /** Draws a film at most once in a run, which takes seconds. Each take is in a little more light: frames seen before are refused as replayed. */
  const play = async (id: string, name: string, script: Scene[]) => {
    const film = join(process.env.PREPARED_FILMS ?? folder, `${id}-${name}.y4m`)
    if (!existsSync(film)) {
      await writeFaceVideo({ ...FACE, path: next, member: member(id), script })
      renameSync(next, film)
    }
    const take = takes.get(id) ?? 0
    takes.set(id, take + 1)
    await show(to => writeInLight(film, to, take * 2))
  }
  const blank = await sharp({ create: { width: 152, height: 96, channels: 3, background: '#777' } })
    .png()
    .toBuffer()
  const showNothing = () =>
    show(to => writeCardVideo({ png: blank, path: to, width: 1280, height: 720, seconds: 0.2 }))
  await showNothing()
  return {
    args: [
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${path}`,
    ],
    showNothing,
    showCard: (png: Uint8Array) =>
      show(to => writeCardVideo({ png, path: to, width: 1280, height: 720, seconds: 1, level: 'clean' })),
    /** A head that turns every way. */
    showFace: (id: string) => play(id, 'turns', headTurns),
    /** Somebody who looks straight, as a clerk asks them to. */
    lookStraight: (id: string) => play(id, 'straight', straight),
    /** Any picture held still before the camera, on white. */
    showPicture: (png: Uint8Array) =>
      show(to =>
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
      show(to => writeStill(to, sharp(picture).resize(FACE.width, FACE.height))),
    showPrint: (id: string) =>
      show(to => writeStillPhotoVideo({ ...FACE, path: to, member: member(id), seconds: 4 })),
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

async function writeStill(path: string, picture: Sharp) {
  const rgb = await picture.removeAlpha().raw().toBuffer()
  writeVideo(path, FACE.width, FACE.height, 4, () => ({ width: FACE.width, height: FACE.height, rgb }))
}

/** A film's copy with every pixel brighter by so much of 255. */
async function writeInLight(film: string, to: string, light: number) {
  const bytes = await readFile(film)
  const luma = FACE.width * FACE.height
  for (let frame = bytes.indexOf('\n') + 1; frame < bytes.length; frame += FRAME_HEAD + luma * 1.5)
    for (let at = frame + FRAME_HEAD; at < frame + FRAME_HEAD + luma; at += 1)
      bytes[at] = Math.min(235, bytes[at]! + light)
  await writeFile(to, bytes)
}
