export * from './challenge.ts'
export * from './check.ts'
