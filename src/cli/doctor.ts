import { doctorCommand } from './doctor-command'
import { asProcess } from './terminal'

asProcess(doctorCommand)
