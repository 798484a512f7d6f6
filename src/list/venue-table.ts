/**
 * Venues of the field: each line the name most lists write, then other names for it.
 * Journals whose name is an everyday word ("Nature", "Radiology") count only where they stand alone.
 */
export const VENUES = `
AAAI | AAAI Conference on Artificial Intelligence
ACCV | Asian Conference on Computer Vision
ACL | Annual Meeting of the Association for Computational Linguistics
ACL Findings | Findings of ACL
ACM MM | ACMMM | ACM Multimedia | MM
ACM Computing Surveys | CSUR | ACM Comput. Surv.
ACML
AISTATS
AJCAI
ALT
AMIA
arXiv | ArXiv | Arxiv | ARXIV | arxiv | Preprint | preprint
ASPLOS
ASE
ASRU
ATC | USENIX ATC
BHI
BIBM
bioRxiv
BMVC
CCS
CHI
CHIL
CIKM
CoLLAs
COLING
COLM
COLT
CoNLL
CoRL
CSCW
CVPR | IEEE CVPR
CVPR Workshop | CVPRW | CVPR Workshops
CVIU
DAC
DATE
EACL
ECAI
ECCV
ECCV Workshop | ECCVW | ECCV Workshops
ECIR
ECML | ECML-PKDD | ECML PKDD
EMBC
EMNLP
EMNLP Findings | Findings of EMNLP
EuroSys
Eurographics | EG
EGSR
ESORICS
FG
FSE | ESEC/FSE
GECCO
HPCA
ICASSP
ICCAD
ICCV
ICCV Workshop | ICCVW | ICCV Workshops
ICCP
ICDAR
ICDCS
ICDE
ICDM
ICIP
ICLR
ICLR Workshop | ICLRW
ICME
ICML
ICML Workshop | ICMLW
ICMR
ICPR
ICRA
ICSE
IJCAI
IJCNN
IJCV
INFOCOM
INTERSPEECH | Interspeech
IPMI
IROS
ISBI
ISCA
ISMAR
ISMIR
ITSC
IUI
IV
JAIR
JBHI | IEEE JBHI | J-BHI
JMLR
JMIR
KBS | Knowledge-Based Systems
KDD | SIGKDD
LREC | LREC-COLING
MedIA | MIA | Medical Image Analysis
medRxiv
MICCAI
MICCAI Workshop | MICCAIW
MICRO
MIDL
ML4H
MLHC
MLMI
MLSys | SysML
MMM
MobiCom
MobiSys
NAACL
NAACL Findings | Findings of NAACL
NDSS
NeurIPS | NIPS | Neurips
NeurIPS Workshop | NeurIPSW | NIPSW | NIPS Workshop
NSDI
OSDI
PAKDD
PG
PLDI
PNAS
POPL
PPoPP
PR | Pattern Recognition
PRL | Pattern Recognition Letters
PRCV
RA-L | RAL
RecSys
RSS
S&P | IEEE S&P
SDM
SensorSys | SenSys
SIGCOMM
SIGGRAPH | ACM SIGGRAPH
SIGGRAPH Asia | SIGGRAPH ASIA
SIGIR
SIGMOD
SIGSPATIAL
SOSP
SPL | IEEE SPL
STOC
TACL
TASLP
TBD
TCSVT | IEEE TCSVT
TGRS
TIFS
TIP | IEEE TIP
TITS | T-ITS
TIV
TKDD
TKDE
TMI | IEEE TMI
TMLR
TMM | IEEE TMM
TNNLS
TOG | ACM TOG
TOIS
TPAMI | PAMI | T-PAMI | IEEE TPAMI
TVCG | IEEE TVCG
TVT
UAI
UIST
USENIX Security
VLDB
WACV
WMT
WSDM
WWW | TheWebConf | The Web Conference
WWW Companion
3DV
3DIMPVT
ACM TIST | TIST
AAMAS
Medical Physics
Nature
Nature Medicine | Nat Med | Nat. Med.
Nature Communications | Nat. Commun. | Nat Commun
Nature Machine Intelligence | Nat. Mach. Intell.
Nature Methods
Nature Biomedical Engineering
npj Digital Medicine
Scientific Reports
Scientific Data
Science
Science Robotics
Cell
Cell Reports Medicine
Patterns
PLoS ONE | PLOS ONE
Radiology
Radiology: Artificial Intelligence
European Radiology
Neurocomputing
Neural Networks
Neural Computation
Neurips Datasets and Benchmarks
Information Fusion
Information Sciences
Expert Systems with Applications | ESWA
Artificial Intelligence in Medicine | AIIM
Computers in Biology and Medicine | CBM
IEEE Access
IEEE Reviews in Biomedical Engineering
Academic Radiology
The Lancet Digital Health | Lancet Digital Health
NEJM AI
OpenReview | Openreview
`;
