/** The three pages, and which address is whose: the development server's half of what the service worker and the server do. */
import type { Plugin } from 'vite';

const pageOf = [
  { path: /^\/borne\//, page: '/kiosk.html' },
  { path: /^\/presence\//, page: '/presence.html' },
];

/** Addresses of the server. `/synchronisation` is a page: a plain prefix would not do. */
export const serverPaths = '^/(auth|sync|checkin|media|health|metrics)(/|\\?|$)';

export const pages = (): Plugin => ({
  name: 'pages',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      const path = request.url ?? '/';
      const isPage = request.headers.accept?.includes('text/html') === true;
      const found = isPage ? pageOf.find((candidate) => candidate.path.test(path)) : undefined;
      if (found !== undefined) request.url = found.page;
      next();
    });
  },
});
