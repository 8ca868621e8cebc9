import { asProcess } from './terminal'
import { exportCommand } from './transfer'

asProcess(exportCommand)
