import { join } from 'node:path'
import { defineConfig, type PluginOption, type UserConfig } from 'vite'

/**
 * What the Vite configurations of both sites share.
 * @param folder of the site; its build goes to `dist/<folder>`
 * @param base where the router serves it
 * @param port of the dev server under `sst dev`; the local cloud says another one with PORT
 */
export const siteConfig = (folder: string, base: string, port: number, plugins: PluginOption): UserConfig =>
  defineConfig({
    root: join(import.meta.dirname, folder),
    base,
    plugins: [plugins],
    // STRIPE_API_BASE is where the local cloud has its stand-in of Stripe; a deployment has none.
    envPrefix: ['VITE_', 'STRIPE_API_BASE'],
    cacheDir: join(import.meta.dirname, 'node_modules/.vite', folder),
    clearScreen: false,
    server: { host: '127.0.0.1', port: Number(process.env.PORT) || port, strictPort: true },
    build: { outDir: join(import.meta.dirname, 'dist', folder), emptyOutDir: true, sourcemap: true },
  })
