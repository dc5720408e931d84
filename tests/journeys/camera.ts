// The pretend camera of a journey: one file the browser plays; what it shows is changed between the steps.
import { mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { writeCardVideo, writeVideo } from '../../invented/cards/index.ts'
import {
  type Movement,
  movementScript,
  type Scene,
  writeFaceVideo,
  writeStillPhotoVideo,
} from '../../invented/faces/camera.ts'
import { cast } from '../../invented/faces/index.ts'

const FACE = { width: 640, height: 480, fps: 10 }
// Every turn a challenge may ask for, within the seconds it gives for each.
const TURNS: Movement[] = ['front', 'left', 'front', 'right', 'front', 'up']

/** As far away as a phone in the hand. */
const atArm =
  (distance: number) =>
  (scene: Scene): Scene => ({ ...scene, view: { ...scene.view, distance } })

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
  const blank = await sharp({ create: { width: 152, height: 96, channels: 3, background: '#777' } })
    .png()
    .toBuffer()
  await show(to => writeCardVideo({ png: blank, path: to, width: 1280, height: 720, seconds: 0.2 }))
  return {
    args: [
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${path}`,
    ],
    showCard: (png: Uint8Array) =>
      show(to => writeCardVideo({ png, path: to, width: 1280, height: 720, seconds: 1, level: 'clean' })),
    /** A head that turns every way; another `take` is another film, as no two are ever alike. */
    showFace: (id: string, take = 0) =>
      show(to =>
        writeFaceVideo({
          ...FACE,
          path: to,
          member: member(id),
          script: movementScript(TURNS, 1.2).map(atArm(1.2 + take * 0.02)),
        }),
      ),
    /** Any picture held still before the camera, on white. */
    showPicture: (png: Uint8Array) =>
      show(async to => {
        const { data } = await sharp(png)
          .resize(FACE.height - 80, FACE.height - 80, { fit: 'contain', background: '#fff' })
          .flatten({ background: '#fff' })
          .extend({ top: 40, bottom: 40, left: 120, right: 120, background: '#fff' })
          .removeAlpha()
          .raw()
          .toBuffer({ resolveWithObject: true })
        writeVideo(to, FACE.width, FACE.height, 4, () => ({
          width: FACE.width,
          height: FACE.height,
          rgb: data,
        }))
      }),
    showPrint: (id: string) =>
      show(to => writeStillPhotoVideo({ ...FACE, path: to, member: member(id), seconds: 4 })),
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}
