import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** API of a running `npm start`, for `vite` in development; the built page is served by the API itself. */
const API = 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react()],
  build: { outDir: 'dist', sourcemap: false, chunkSizeWarningLimit: 1500 },
  server: { host: '127.0.0.1', proxy: { '/api': API } },
});
