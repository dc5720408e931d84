// The ordered list of modules. This order is the architecture: a module may use those above it in this list.
import type { Module } from './platform/module.ts'

export const modules: readonly Module[] = []
