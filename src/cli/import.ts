import { asProcess } from './terminal'
import { importCommand } from './transfer'

asProcess(importCommand)
