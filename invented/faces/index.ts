export { drawFace, type FaceView, type Picture } from './draw-face.ts'
export type { CastMember, Traits } from './traits.ts'
