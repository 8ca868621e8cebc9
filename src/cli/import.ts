import { asProcess, importCommand } from './transfer'

asProcess(importCommand)
