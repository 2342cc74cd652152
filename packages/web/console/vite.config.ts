import react from '@vitejs/plugin-react'
import { mergeConfig } from 'vite'
import { siteConfig } from '../site-config.ts'

export default mergeConfig(siteConfig('console', '/', 5173, react()), {
  // Browsers that know light-dark(): for older ones it would be rewritten, and not know what Mantine's attribute says.
  build: { cssTarget: ['chrome123', 'firefox120', 'safari17.5'] },
})
