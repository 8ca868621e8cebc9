import { asProcess, exportCommand } from './transfer'

asProcess(exportCommand)
