export { fingerPrintPng } from './encode.ts'
export { drawFingerPrint, type FingerPrint, type FingerPrintOptions } from './impression.ts'
export { type FingerPattern, fingerPatterns } from './pattern.ts'
