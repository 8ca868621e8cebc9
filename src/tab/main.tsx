import { createRoot } from 'react-dom/client'
import { App } from './App'
import { findHost } from './host'
import { paths } from './paths'
import { navigate } from './router'
import './styles/base.css'

const host = await findHost()
if (host.linkedPage) navigate(paths.within(host.linkedPage), true)

const root = document.getElementById('root')
if (root) createRoot(root).render(<App host={host} />)
