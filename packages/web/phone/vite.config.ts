import preact from '@preact/preset-vite'
import { siteConfig } from '../site-config.ts'

export default siteConfig('phone', '/m/', 5174, preact())
