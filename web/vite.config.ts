import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

const web = import.meta.dirname
const modules = join(web, '../node_modules')

const humanModels = ['blazeface.json', 'blazeface.bin', 'facemesh.json', 'facemesh.bin']
const wasmBackends = [
  'tfjs-backend-wasm.wasm',
  'tfjs-backend-wasm-simd.wasm',
  'tfjs-backend-wasm-threaded-simd.wasm',
]
const engineFiles = [
  ...humanModels.map(name => join(modules, '@vladmandic/human/models', name)),
  ...wasmBackends.map(name => join(modules, '@tensorflow/tfjs-backend-wasm/dist', name)),
]

/** Serves the face models under `engines/` by their own names, because a model's JSON asks for its weights by name. */
function faceEngines(): Plugin {
  return {
    name: 'face-engines',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = request.url?.split('?')[0] ?? ''
        const file = path.includes('/engines/')
          ? engineFiles.find(f => basename(f) === basename(path))
          : undefined
        if (!file || !existsSync(file)) return next()
        if (file.endsWith('.wasm')) response.setHeader('content-type', 'application/wasm')
        createReadStream(file).pipe(response)
      })
    },
    generateBundle() {
      for (const file of engineFiles)
        this.emitFile({ type: 'asset', fileName: `engines/${basename(file)}`, source: readFileSync(file) })
    },
  }
}

/** Compiles ICU messages while building, so that the message parser never travels to the phone. */
function compiledMessages(): Plugin {
  return {
    name: 'compiled-messages',
    enforce: 'pre',
    apply: 'build',
    load(id) {
      if (!/\/messages\/(th|en)\.json$/.test(id)) return null
      const source: Record<string, string> = JSON.parse(readFileSync(id, 'utf8'))
      const compiled = Object.fromEntries(
        Object.entries(source).map(([key, message]) => [key, compileMessageOrThrow(message)]),
      )
      return { code: `export default ${JSON.stringify(compiled)}`, moduleType: 'js', map: null }
    },
  }
}

function installable() {
  return VitePWA({
    registerType: 'prompt',
    injectRegister: false,
    manifestFilename: 'manifest.webmanifest',
    manifest: {
      id: '/app/',
      name: 'ตัวตน — บัตรประชาชนบนโทรศัพท์',
      short_name: 'ตัวตน',
      description: 'บัตรประชาชนดิจิทัลและการเข้าสู่บริการของรัฐ',
      lang: 'th',
      dir: 'ltr',
      start_url: '/app/',
      scope: '/app/',
      display: 'standalone',
      orientation: 'portrait',
      background_color: '#f5f5fb',
      theme_color: '#24235e',
      icons: [
        { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
        { src: 'icon-maskable.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'maskable' },
        { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
        { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
      ],
    },
    workbox: {
      globPatterns: ['**/*.{html,js,css,woff2,svg,webmanifest}'],
      // Engines are large and only some people meet them: they are kept after the first use instead of at install.
      globIgnores: ['engines/**', '**/human*.js', '**/*.wasm'],
      maximumFileSizeToCacheInBytes: 1_000_000,
      navigateFallback: '/app/index.html',
      navigateFallbackAllowlist: [/^\/app\//],
      cleanupOutdatedCaches: true,
      runtimeCaching: [
        {
          urlPattern: ({ url }) =>
            url.pathname.startsWith('/app/engines/') || /\/app\/assets\/.*\.(wasm|js)$/.test(url.pathname),
          handler: 'CacheFirst',
          options: { cacheName: 'engines', expiration: { maxEntries: 24 } },
        },
      ],
    },
  })
}

/** The counter and the kiosk open from their cache: a page in a second with the network off. */
function keptOffline() {
  return VitePWA({
    registerType: 'autoUpdate',
    injectRegister: false,
    manifest: false,
    workbox: {
      globPatterns: ['**/*.{html,js,css,woff2,svg}'],
      globIgnores: ['engines/**', '**/human*.js', '**/*.wasm'],
      maximumFileSizeToCacheInBytes: 1_000_000,
      navigateFallback: '/counter/index.html',
      navigateFallbackAllowlist: [/^\/counter\//],
      cleanupOutdatedCaches: true,
      runtimeCaching: [
        {
          urlPattern: ({ url }) => /\/counter\/(engines\/|assets\/.*\.(wasm|js)$)/.test(url.pathname),
          handler: 'CacheFirst',
          options: { cacheName: 'engines', expiration: { maxEntries: 24 } },
        },
      ],
    },
  })
}

/** The page that checks documents opens and reads codes with the network off: the reader is kept with it from the first visit on. */
function checkableOffline() {
  return VitePWA({
    registerType: 'autoUpdate',
    injectRegister: false,
    manifestFilename: 'manifest.webmanifest',
    manifest: {
      id: '/verify/',
      name: 'ตรวจเอกสาร — ตัวตน',
      short_name: 'ตรวจเอกสาร',
      description: 'ตรวจเอกสารอิเล็กทรอนิกส์ที่รับรองแล้ว โดยไม่ต้องเข้าสู่ระบบ',
      lang: 'th',
      dir: 'ltr',
      start_url: '/verify/',
      scope: '/verify/',
      display: 'standalone',
      background_color: '#f5f5fb',
      theme_color: '#24235e',
      icons: [
        { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
        { src: 'icon-maskable.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'maskable' },
        { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
      ],
    },
    workbox: {
      globPatterns: ['**/*.{html,js,css,woff2,svg,wasm,webmanifest}'],
      maximumFileSizeToCacheInBytes: 1_000_000,
      navigateFallback: '/verify/index.html',
      navigateFallbackAllowlist: [/^\/verify\//],
      cleanupOutdatedCaches: true,
    },
  })
}

const apps = {
  citizen: { base: '/app/', plugins: () => [faceEngines(), installable()] },
  specimen: { base: '/specimen/', plugins: () => [] },
  counter: { base: '/counter/', plugins: () => [faceEngines(), keptOffline()] },
  verify: { base: '/verify/', plugins: () => [checkableOffline()] },
  turn: { base: '/turn/', plugins: () => [] },
  design: { base: '/design/', plugins: () => [] },
}

export default defineConfig(() => {
  const name = process.env.APP ?? 'citizen'
  if (!(name in apps)) throw new Error(`APP must be one of ${Object.keys(apps).join(', ')}, not ${name}`)
  const app = apps[name as keyof typeof apps]
  return {
    root: join(web, name),
    base: app.base,
    plugins: [compiledMessages(), react(), app.plugins()],
    build: {
      outDir: join(web, '../dist/web', name),
      emptyOutDir: true,
      target: ['es2023', 'chrome111', 'safari16.4', 'firefox115'],
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 1600,
    },
    worker: { format: 'es' as const },
    server: {
      port: 5173,
      proxy: { '/v1': { target: process.env.TUATON_ORIGIN ?? 'http://127.0.0.1:4000' } },
    },
  }
})
