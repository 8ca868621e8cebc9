import { provisionCommand } from './provision-command'
import { asProcess } from './terminal'

asProcess(provisionCommand)
