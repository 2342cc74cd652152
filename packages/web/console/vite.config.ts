import react from '@vitejs/plugin-react'
import { siteConfig } from '../site-config.ts'

export default siteConfig('console', '/', 5173, react())
