import { Route, Switch } from 'wouter'
import { ErrorBoundary } from './components/error-boundary.tsx'
import { Toaster } from './components/toaster.tsx'
import { TooltipProvider } from './components/tooltip.tsx'
import { LibraryPage, MapPage, NotFoundPage } from './pages/pages.tsx'

/** The web app: a page by address, and what every page shares. */
export function App() {
  return (
    <TooltipProvider>
      <ErrorBoundary>
        <Switch>
          <Route path="/">
            <LibraryPage />
          </Route>
          <Route path="/m/:id">
            {/* The key gives each map a page of its own: nothing of one map can leak into the next. */}
            {({ id }) => <MapPage key={id} id={id} />}
          </Route>
          <Route>
            <NotFoundPage />
          </Route>
        </Switch>
      </ErrorBoundary>
      <Toaster />
    </TooltipProvider>
  )
}
