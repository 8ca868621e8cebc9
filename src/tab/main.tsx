import { createRoot } from 'react-dom/client'
import { App } from './App'
import { findHost } from './find-host'
import { fetchPage } from './Pages'
import { pageAt, paths } from './paths'
import { navigate } from './router'
import './styles/base.css'
import './styles/surfaces.css'

const host = await findHost()
if (host.linkedPage) navigate(paths.within(host.linkedPage), true)
fetchPage(pageAt(location.pathname))

const root = document.getElementById('root')
if (root) createRoot(root).render(<App host={host} />)
