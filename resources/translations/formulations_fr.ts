<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>ApprovalView</name>
    <message>
        <source>Formulations</source>
        <translation>Fiches de fabrication</translation>
    </message>
    <message>
        <source>The first version: everything is new</source>
        <translation>Première version&#x202f;: tout est nouveau</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) changed</source>
        <translation>
            <numerusform>%n ligne modifiée</numerusform>
            <numerusform>%n lignes modifiées</numerusform>
        </translation>
    </message>
    <message>
        <source>Sign and approve</source>
        <translation>Signer et approuver</translation>
    </message>
    <message>
        <source>Only a draft is approved; this version never changes.</source>
        <translation>Seul un projet s’approuve&#x202f;; cette version ne change plus.</translation>
    </message>
    <message>
        <source>Before you sign</source>
        <translation>Avant de signer</translation>
    </message>
    <message>
        <source>Lines that changed</source>
        <translation>Lignes modifiées</translation>
    </message>
    <message>
        <source>Unconfirmed facts</source>
        <translation>Données à confirmer</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>I approve version %1 for use.</source>
        <translation>J’approuve la version %1 pour utilisation.</translation>
    </message>
    <message>
        <source>From now on batches are planned from it. It never changes; the version before it is retired.</source>
        <translation>Les préparations seront désormais planifiées d’après elle. Elle ne change plus&#x202f;; la version précédente est retirée.</translation>
    </message>
    <message>
        <source>Plan for %1</source>
        <translation>Plan pour %1</translation>
    </message>
    <message>
        <source>Beside</source>
        <translation>À côté de</translation>
    </message>
</context>
<context>
    <name>BatchPreview</name>
    <message>
        <source>For which size?</source>
        <translation>Pour quelle quantité&#x202f;?</translation>
    </message>
    <message>
        <source>For %1</source>
        <translation>Pour %1</translation>
    </message>
    <message>
        <source>Checked twice: %1</source>
        <translation>Calculé deux fois&#x202f;: %1</translation>
    </message>
    <message>
        <source>How much?</source>
        <translation>Quelle quantité&#x202f;?</translation>
    </message>
    <message>
        <source>As if every lot were exactly what its name says. Enter on a line: why?</source>
        <translation>Comme si chaque lot était exactement conforme à son nom. Entrée sur une ligne&#x202f;: pourquoi&#x202f;?</translation>
    </message>
</context>
<context>
    <name>DifferenceList</name>
    <message numerus="yes">
        <source>%n line(s) unchanged</source>
        <translation>
            <numerusform>%n ligne inchangée</numerusform>
            <numerusform>%n lignes inchangées</numerusform>
        </translation>
    </message>
    <message>
        <source>new</source>
        <translation>nouveau</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>supprimé</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>modifié</translation>
    </message>
</context>
<context>
    <name>DrillResult</name>
    <message>
        <source>no check stops it</source>
        <translation>aucun contrôle ne l’arrête</translation>
    </message>
    <message>
        <source>stopped %1</source>
        <translation>arrêtée %1</translation>
    </message>
</context>
<context>
    <name>DrillView</name>
    <message>
        <source>Error drill: %1</source>
        <translation>Exercice d’erreurs&#x202f;: %1</translation>
    </message>
    <message>
        <source>Formulations</source>
        <translation>Fiches de fabrication</translation>
    </message>
    <message>
        <source>Making every slip</source>
        <translation>Chaque erreur est commise</translation>
    </message>
    <message numerus="yes">
        <source>%n slip(s) made</source>
        <translation>
            <numerusform>%n erreur commise</numerusform>
            <numerusform>%n erreurs commises</numerusform>
        </translation>
    </message>
    <message>
        <source>Error drill</source>
        <translation>Exercice d’erreurs</translation>
    </message>
    <message>
        <source>Run it again</source>
        <translation>Refaire l’exercice</translation>
    </message>
    <message>
        <source>Run the drill</source>
        <translation>Faire l’exercice</translation>
    </message>
    <message>
        <source>The classic slips are made on purpose with this formulation, against the program’s own checks, in a pharmacy that exists only for the drill. Nothing is recorded here.</source>
        <translation>Les erreurs classiques sont commises exprès avec cette fiche, face aux contrôles du programme, dans une pharmacie qui n’existe que pour l’exercice. Rien n’est enregistré ici.</translation>
    </message>
    <message>
        <source>Not drilled since the program was opened.</source>
        <translation>Pas d’exercice depuis l’ouverture du programme.</translation>
    </message>
    <message>
        <source>Print the page to sign</source>
        <translation>Imprimer la page à signer</translation>
    </message>
</context>
<context>
    <name>EvidenceForm</name>
    <message>
        <source>What was found?</source>
        <translation>Qu’a-t-on trouvé&#x202f;?</translation>
    </message>
    <message>
        <source>For which storage?</source>
        <translation>Pour quelle conservation&#x202f;?</translation>
    </message>
    <message>
        <source>any storage</source>
        <translation>toute conservation</translation>
    </message>
    <message>
        <source>Where does it stand?</source>
        <translation>D’après quelle source&#x202f;?</translation>
    </message>
    <message>
        <source>Report, article or procedure, with its number</source>
        <translation>Rapport, article ou procédure, avec son numéro</translation>
    </message>
    <message>
        <source>Water activity, from 0 to 1</source>
        <translation>Activité de l’eau, de 0 à 1</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Jours</translation>
    </message>
</context>
<context>
    <name>EvidenceList</name>
    <message>
        <source>Recorded for this formulation</source>
        <translation>Enregistré pour cette fiche</translation>
    </message>
    <message>
        <source>Nothing is recorded yet: the rules of the profile alone decide.</source>
        <translation>Rien n’est encore enregistré&#x202f;: seules les règles du profil décident.</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n jour</numerusform>
            <numerusform>%n jours</numerusform>
        </translation>
    </message>
    <message>
        <source>stands</source>
        <translation>en vigueur</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>remplacé</translation>
    </message>
    <message>
        <source>sample only</source>
        <translation>exemple seulement</translation>
    </message>
</context>
<context>
    <name>EvidenceView</name>
    <message>
        <source>Evidence for the use-by: %1</source>
        <translation>Justification de la limite d’utilisation&#x202f;: %1</translation>
    </message>
    <message>
        <source>Formulations</source>
        <translation>Fiches de fabrication</translation>
    </message>
    <message>
        <source>Recorded. It holds for batches released from now on.</source>
        <translation>Enregistré. Vaut pour les préparations libérées désormais.</translation>
    </message>
    <message>
        <source>If a batch were made now</source>
        <translation>Si une préparation était faite maintenant</translation>
    </message>
    <message>
        <source>Use by, as recorded</source>
        <translation>Utiliser jusqu’au, en l’état</translation>
    </message>
    <message>
        <source>Use by, with this</source>
        <translation>Utiliser jusqu’au, avec ceci</translation>
    </message>
    <message>
        <source>no limit yet</source>
        <translation>pas encore de limite</translation>
    </message>
    <message>
        <source>A new fact</source>
        <translation>Une nouvelle donnée</translation>
    </message>
    <message>
        <source>I record this fact with its source.</source>
        <translation>J’enregistre cette donnée avec sa source.</translation>
    </message>
    <message>
        <source>It replaces the fact of the same kind and storage; both stay in the record.</source>
        <translation>Elle remplace la donnée de même nature et de même conservation&#x202f;; les deux restent enregistrées.</translation>
    </message>
    <message>
        <source>Sign and record</source>
        <translation>Signer et enregistrer</translation>
    </message>
</context>
<context>
    <name>ExportView</name>
    <message>
        <source>Export %1: to which file?</source>
        <translation>Exporter %1&#x202f;: vers quel fichier&#x202f;?</translation>
    </message>
    <message>
        <source>The text of this version as it is stored: it can be changed and imported again.</source>
        <translation>Le texte de cette version tel qu’il est enregistré&#x202f;: il peut être modifié et réimporté.</translation>
    </message>
</context>
<context>
    <name>FormulationList</name>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Formulation</source>
        <translation>Fiche</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Teneur</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Forme</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Voie</translation>
    </message>
    <message>
        <source>Unconfirmed</source>
        <translation>À confirmer</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Approuvée</translation>
    </message>
    <message numerus="yes">
        <source>%n fact(s)</source>
        <translation>
            <numerusform>%n donnée</numerusform>
            <numerusform>%n données</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>Formulations: which one is in force?</source>
        <translation>Fiches&#x202f;: laquelle est en vigueur&#x202f;?</translation>
    </message>
    <message>
        <source>No formulation yet. Import one (F3) or write one (F12).</source>
        <translation>Aucune fiche. Importez-en une (F3) ou rédigez-la (F12).</translation>
    </message>
    <message>
        <source>New formulation</source>
        <translation>Nouvelle fiche</translation>
    </message>
    <message>
        <source>Formulations</source>
        <translation>Fiches de fabrication</translation>
    </message>
    <message>
        <source>No formulation is called so.</source>
        <translation>Aucune fiche ne correspond.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>Enter opens a version. Type to filter.</source>
        <translation>Entrée ouvre une version. Tapez pour filtrer.</translation>
    </message>
</context>
<context>
    <name>FormulationWords</name>
    <message>
        <source>in force</source>
        <translation>en vigueur</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>projet</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>retirée</translation>
    </message>
    <message>
        <source>%1, version %2</source>
        <translation>%1, version %2</translation>
    </message>
    <message>
        <source>version %1, %2</source>
        <translation>version %1, %2</translation>
    </message>
    <message>
        <source>Approved: %1</source>
        <translation>Approuvée&#x202f;: %1</translation>
    </message>
    <message>
        <source>Draft: %1</source>
        <translation>Projet&#x202f;: %1</translation>
    </message>
    <message>
        <source>unconfirmed</source>
        <translation>à confirmer</translation>
    </message>
    <message>
        <source>Water activity</source>
        <translation>Activité de l’eau</translation>
    </message>
    <message>
        <source>House limit</source>
        <translation>Limite de la pharmacie</translation>
    </message>
    <message>
        <source>Own study</source>
        <translation>Étude propre</translation>
    </message>
</context>
<context>
    <name>FormulationsScreen</name>
    <message>
        <source>Kept as a draft. A pharmacist compares and approves it.</source>
        <translation>Gardée comme projet. Un pharmacien la compare et l’approuve.</translation>
    </message>
    <message>
        <source>Imported as a draft. A pharmacist compares and approves it.</source>
        <translation>Importée comme projet. Un pharmacien la compare et l’approuve.</translation>
    </message>
    <message>
        <source>Approved and in force.</source>
        <translation>Approuvée et en vigueur.</translation>
    </message>
    <message>
        <source>Taken out of use.</source>
        <translation>Retirée du service.</translation>
    </message>
    <message>
        <source>%1 is written.</source>
        <translation>%1 est écrit.</translation>
    </message>
</context>
<context>
    <name>ImportView</name>
    <message>
        <source>Import a formulation: which file?</source>
        <translation>Importer une fiche&#x202f;: quel fichier&#x202f;?</translation>
    </message>
    <message>
        <source>Formulations</source>
        <translation>Fiches de fabrication</translation>
    </message>
    <message>
        <source>File of the formulation</source>
        <translation>Fichier de la fiche</translation>
    </message>
    <message>
        <source>A TOML file. It can be dropped here.</source>
        <translation>Un fichier TOML. Il peut être déposé ici.</translation>
    </message>
    <message>
        <source>It is checked as a whole and kept as a draft. A pharmacist compares and approves it afterwards.</source>
        <translation>Le fichier est contrôlé en entier et gardé comme projet. Un pharmacien le compare et l’approuve ensuite.</translation>
    </message>
    <message>
        <source>Import as a draft</source>
        <translation>Importer comme projet</translation>
    </message>
</context>
<context>
    <name>KeepingPart</name>
    <message>
        <source>Container, storage, label</source>
        <translation>Récipient, conservation, étiquette</translation>
    </message>
    <message>
        <source>If it were made now, use by</source>
        <translation>Faite maintenant, à utiliser jusqu’au</translation>
    </message>
    <message>
        <source>Evidence for the use-by</source>
        <translation>Justifier la limite</translation>
    </message>
    <message>
        <source>Bound by: %1. An ingredient that expires earlier shortens it.</source>
        <translation>Limité par&#x202f;: %1. Un ingrédient qui périme plus tôt la raccourcit.</translation>
    </message>
</context>
<context>
    <name>LinesPart</name>
    <message>
        <source>For %1</source>
        <translation>Pour %1</translation>
    </message>
    <message>
        <source>Not confirmed by a pharmacist</source>
        <translation>Non confirmé par un pharmacien</translation>
    </message>
    <message>
        <source>unconfirmed</source>
        <translation>à confirmer</translation>
    </message>
</context>
<context>
    <name>ListFilter</name>
    <message>
        <source>Filter</source>
        <translation>Filtrer</translation>
    </message>
    <message>
        <source>Name or ingredient</source>
        <translation>Nom ou ingrédient</translation>
    </message>
    <message>
        <source>all</source>
        <translation>toutes</translation>
    </message>
</context>
<context>
    <name>MethodPart</name>
    <message>
        <source>Method</source>
        <translation>Mode opératoire</translation>
    </message>
    <message>
        <source>In-process controls</source>
        <translation>Contrôles en cours</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limites</translation>
    </message>
</context>
<context>
    <name>PathField</name>
    <message>
        <source>Choose a file</source>
        <translation>Choisir un fichier</translation>
    </message>
</context>
<context>
    <name>RetireView</name>
    <message>
        <source>Formulations</source>
        <translation>Fiches de fabrication</translation>
    </message>
    <message>
        <source>none</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>Out of use</source>
        <translation>Retrait du service</translation>
    </message>
    <message>
        <source>What could follow it</source>
        <translation>Ce qui pourrait suivre</translation>
    </message>
    <message>
        <source>I take version %1 out of use.</source>
        <translation>Je retire la version %1 du service.</translation>
    </message>
    <message>
        <source>No batch is planned from it any more; batches under way go on. This is not undone.</source>
        <translation>Plus aucune préparation n’est planifiée d’après elle&#x202f;; celles en cours continuent. Cela ne s’annule pas.</translation>
    </message>
    <message>
        <source>Retire version %1 of %2</source>
        <translation>Retirer la version %1 de %2</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>Retirer</translation>
    </message>
</context>
<context>
    <name>VersionHead</name>
    <message>
        <source>usual size %1</source>
        <translation>taille habituelle %1</translation>
    </message>
</context>
<context>
    <name>VersionView</name>
    <message>
        <source>Formulations</source>
        <translation>Fiches de fabrication</translation>
    </message>
    <message>
        <source>Edit draft %1</source>
        <translation>Modifier le projet %1</translation>
    </message>
    <message>
        <source>Write version %1</source>
        <translation>Rédiger la version %1</translation>
    </message>
    <message>
        <source>Compare and approve version %1</source>
        <translation>Comparer et approuver la version %1</translation>
    </message>
    <message>
        <source>Plan a batch</source>
        <translation>Planifier une préparation</translation>
    </message>
    <message>
        <source>Error drill</source>
        <translation>Exercice d’erreurs</translation>
    </message>
    <message>
        <source>Compare versions</source>
        <translation>Comparer les versions</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
</context>
<context>
    <name>WriteView</name>
    <message>
        <source>Formulations</source>
        <translation>Fiches de fabrication</translation>
    </message>
    <message>
        <source>File to write</source>
        <translation>Fichier à écrire</translation>
    </message>
    <message>
        <source>Write the file</source>
        <translation>Écrire le fichier</translation>
    </message>
</context>
</TS>
